// Photos of a phone, made small enough for a bad line before they are sent.
const EDGE = 2000;
const ENOUGH = 400 * 1024;
const KINDS = /^image\/(jpeg|heic|heif|webp)$/;
const NAMES = /\.(jpe?g|heic|heif|webp)$/i;
const QUALITIES = [0.8, 0.7, 0.6];

export const isPhoto = (file) => (file.type ? KINDS.test(file.type) : NAMES.test(file.name)) && file.size > ENOUGH;

/** A smaller JPEG of a photo, or null where the browser cannot read it (HEIC) or it would not be smaller. */
export async function shrink(file) {
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
  const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const brush = canvas.getContext("2d");
  brush.imageSmoothingQuality = "high";
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  let small = null;
  for (const quality of QUALITIES) {
    small = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", quality); });
    if (!small || small.size <= ENOUGH) break;
  }
  if (!small || small.size >= file.size) return null;
  return new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
}
