// A song somebody chose, looked at before it is sent: its size, its kind by its first bytes, and how long it lasts. The
// server looks again, and more closely; what is not sure here is left to it.

const MOST_BYTES = 10 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const SHORTEST_SECONDS = 12;
const LONGEST_SECONDS = 600;
/** The length of an MP3 without a table of contents is a guess. */
const DOUBT = 1.05;
const PATIENCE_MILLIS = 8000;

export class SongProblem extends Error {
    constructor(reason, values = {}) {
        super(reason);
        this.reason = reason;
        this.values = values;
    }
}

const latin = (bytes, from, to) => String.fromCharCode(...bytes.slice(from, to));

function kindOf(bytes) {
    if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WAVE') {
        return 'WAV';
    }
    if (latin(bytes, 0, 4) === 'fLaC') {
        return 'FLAC';
    }
    // A frame of MPEG audio begins with eleven ones; layer 00 would be AAC.
    const frame = bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0 && (bytes[1] & 0x06) !== 0;
    return frame || latin(bytes, 0, 3) === 'ID3' ? 'MP3' : '';
}

/** @returns {kind, seconds}; seconds are NaN where this browser cannot tell */
export async function readSong(file) {
    if (file.size > MOST_BYTES) {
        throw new SongProblem('big', { size: (Math.ceil(file.size / MEGABYTE * 10) / 10).toFixed(1) });
    }
    if (file.size === 0) {
        throw new SongProblem('empty');
    }
    const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer());
    const kind = kindOf(bytes) || (/\.mp3$/i.test(file.name) ? 'MP3' : '');
    if (!kind || latin(bytes, 4, 8) === 'ftyp' || latin(bytes, 0, 4) === 'OggS') {
        throw new SongProblem('type');
    }
    const seconds = await secondsOf(file);
    if (seconds * DOUBT < SHORTEST_SECONDS) {
        throw new SongProblem('short', { n: Math.floor(seconds) });
    }
    if (seconds / DOUBT > LONGEST_SECONDS) {
        throw new SongProblem('long');
    }
    return { kind, seconds };
}

function secondsOf(file) {
    const url = URL.createObjectURL(file);
    const sound = new Audio();
    return new Promise((done) => {
        const tell = () => done(Number.isFinite(sound.duration) ? sound.duration : NaN);
        sound.addEventListener('loadedmetadata', tell);
        sound.addEventListener('error', () => done(NaN));
        setTimeout(() => done(NaN), PATIENCE_MILLIS);
        sound.preload = 'metadata';
        sound.src = url;
    }).finally(() => {
        sound.removeAttribute('src');
        URL.revokeObjectURL(url);
    });
}
