// Fetches the script of a dropzone that waits behind a "details" once somebody wants it.
export function lazyUploads() {
  const form = document.querySelector("form[data-lazy]");
  if (!form) return;
  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.type = "module";
    script.src = form.dataset.lazy;
    script.dataset.hash = form.dataset.hash;
    document.head.append(script);
  };
  addEventListener("dragenter", load);
  form.closest("details")?.addEventListener("toggle", load);
}
