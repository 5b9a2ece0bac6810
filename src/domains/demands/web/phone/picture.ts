const LONGEST = 1600;
const THUMB = 160;

const fromDataUrl = (url: string): Uint8Array => Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (c) => c.charCodeAt(0));
export const bytesOf = fromDataUrl;

const readAs = (file: Blob): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(new Error('unreadable'));
    reader.readAsDataURL(file);
  });
const shown = (url: string): Promise<HTMLImageElement> =>
  new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => fail(new Error('no picture'));
    image.src = url;
  });
function drawn(image: HTMLImageElement, longest: number, quality: number): string {
  const share = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * share));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * share));
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', quality);
}

/** A photograph made small before it is sent; redrawing also leaves behind where and by whom it was taken. What the browser cannot show goes as it is, and the server says why it cannot be taken. */
export async function smallPicture(file: File): Promise<{ readonly data: string; readonly thumb: string }> {
  const url = await readAs(file);
  try {
    const image = await shown(url);
    return { data: drawn(image, LONGEST, 0.82), thumb: drawn(image, THUMB, 0.7) };
  } catch {
    return { data: url, thumb: '' };
  }
}
