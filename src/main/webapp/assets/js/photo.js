// Reads the photo a visitor chose: refuses by content what the studio cannot use, with a reason that helps, and hands
// out an upright copy of a size that old phones can crop.

const MAX_BYTES = 5 * 1024 * 1024;
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
    const kind = kindOf(new Uint8Array(await file.slice(0, 32).arrayBuffer()));
    if (kind !== 'jpeg' && kind !== 'png') {
        throw new PhotoProblem(kind);
    }
    if (file.size > MAX_BYTES) {
        throw new PhotoProblem('big', { size: (file.size / 1024 / 1024).toFixed(1) });
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

/** What the first bytes say; names and types given by the system are often wrong. */
function kindOf(bytes) {
    const ascii = String.fromCharCode(...bytes);
    if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
        return 'jpeg';
    }
    if (ascii.startsWith('\x89PNG\r\n')) {
        return 'png';
    }
    if (ascii.startsWith('GIF8')) {
        return 'gif';
    }
    if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP') {
        return 'webp';
    }
    if (ascii.slice(4, 8) === 'ftyp') {
        const brand = ascii.slice(8, 12);
        if (brand.startsWith('avi')) {
            return 'avif';
        }
        return /^(hei|hev|mif|msf)/.test(brand) ? 'heic' : 'video';
    }
    return 'type';
}

async function upright(file) {
    try {
        return await createImageBitmap(file, { imageOrientation: 'from-image' });
    } catch {
        throw new PhotoProblem('broken');
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
