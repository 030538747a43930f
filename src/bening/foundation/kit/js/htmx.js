// Joins htmx to the kit: the CSRF token goes along, failures are said in words, errors of a form take the focus.
import { notify } from "./dom.js";

const SENTENCES = {
  403: "Tidak tersimpan: Anda tidak punya akses, atau halaman ini sudah kedaluwarsa. Muat ulang halaman lalu coba lagi.",
  404: "Tidak tersimpan: yang dituju sudah tidak ada. Muat ulang halaman.",
  409: "Tidak tersimpan: orang lain baru saja mengubahnya. Muat ulang halaman untuk melihat isinya.",
  413: "Berkas terlalu besar. Perkecil atau bagi berkasnya, lalu kirim lagi.",
};

export function htmx() {
  const on = (name, handler) => document.addEventListener(`htmx:${name}`, handler);
  on("configRequest", ({ detail }) => {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
    if (token && detail.verb !== "get") detail.headers["X-CSRFToken"] = token;
  });
  on("responseError", ({ detail }) => {
    notify("danger", SENTENCES[detail.xhr.status] ?? "Tidak tersimpan karena kesalahan di peladen. Coba lagi sebentar lagi.");
  });
  on("sendError", () => notify("danger", "Tidak tersambung ke peladen. Periksa jaringan, lalu coba lagi; isian Anda masih ada."));
  on("timeout", () => notify("danger", "Peladen terlalu lama menjawab. Coba lagi; isian Anda masih ada."));
  on("afterSettle", ({ detail }) => {
    detail.elt.querySelector?.("[data-focus]")?.focus();
  });
}
