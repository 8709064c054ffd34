// Reads the photo a visitor chose, whatever this browser can show: only a small JPEG of it is ever sent. What cannot be
// shown is refused with a reason that helps. Hands out an upright copy of a size that old phones can crop.

const MOST_BYTES = 40 * 1024 * 1024;
const MIN_SIDE = 400;
const WORKING_SIDE = 1600;

export class PhotoProblem extends Error {
    constructor(reason, values) {
        super(reason);
        this.reason = reason;
        this.values = values;
    }
}

export async function readPhoto(file) {
    if (file.size > MOST_BYTES) {
        throw new PhotoProblem('big', { size: Math.ceil(file.size / 1024 / 1024) });
    }
    const bitmap = await upright(file);
    try {
        if (Math.min(bitmap.width, bitmap.height) < MIN_SIDE) {
            throw new PhotoProblem('small', { width: bitmap.width, height: bitmap.height });
        }
        return await workingCopy(bitmap);
    } finally {
        bitmap.close();
    }
}

/** Why a file cannot be shown, by its first bytes; names and types given by the system are often wrong. */
async function reasonOf(file) {
    const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer());
    const ascii = String.fromCharCode(...bytes);
    if (ascii.slice(4, 8) === 'ftyp') {
        const brand = ascii.slice(8, 12);
        if (brand.startsWith('avi')) {
            return 'new';
        }
        return /^(hei|hev|mif|msf)/.test(brand) ? 'heic' : 'video';
    }
    if (ascii.startsWith('II*') || ascii.startsWith('MM\0*') || ascii.startsWith('\0\0\0\x0cJXL') || ascii.startsWith('\xff\x0a')) {
        return 'new';
    }
    const known = ascii.startsWith('\xff\xd8\xff') || ascii.startsWith('\x89PNG') || ascii.startsWith('GIF8')
        || ascii.startsWith('BM') || (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP');
    return known ? 'broken' : 'type';
}

async function upright(file) {
    try {
        return await createImageBitmap(file, { imageOrientation: 'from-image' });
    } catch {
        throw new PhotoProblem(await reasonOf(file));
    }
}

async function workingCopy(bitmap) {
    const scale = Math.min(1, WORKING_SIDE / Math.max(bitmap.width, bitmap.height));
    // A long panorama keeps enough on its short side for the crop.
    const kept = Math.max(scale, Math.min(1, 600 / Math.min(bitmap.width, bitmap.height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * kept);
    canvas.height = Math.round(bitmap.height * kept);
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    // JPEG knows no transparency and would show it black.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const copy = canvas.toDataURL('image/jpeg', 0.92);
    if (!copy.startsWith('data:image/jpeg')) {
        throw new PhotoProblem('broken');
    }
    return copy;
}
