import { WHITE } from '#lib/values/palette';

// Photos are made smaller before they travel: a phone's four megabytes become some three hundred kilobytes, and where they were taken
// stays on the phone. What the browser cannot read goes as it is; the server reads more.

/** Enough for the server's large size, and a little to turn and cut. */
const LONGEST = 2048;
/** Smaller files travel well as they are. */
const SMALL = 400_000;

async function shrunk(file: File): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const paint = canvas.getContext('2d');
  if (!paint) return file;
  paint.fillStyle = WHITE;
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], 'photo.jpg', { type: blob.type });
}

document.addEventListener('change', async ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
  const [file] = target.files ?? [];
  if (!file || file.size < SMALL) return;
  const smaller = await shrunk(file).catch(() => file);
  // Meanwhile another may have been chosen.
  if (smaller === file || target.files?.[0] !== file) return;
  const files = new DataTransfer();
  files.items.add(smaller);
  target.files = files.files;
});
