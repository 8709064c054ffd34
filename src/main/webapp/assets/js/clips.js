// What this browser remembers of the clips it ordered: {product, id, title, timestamp} each, the newest last, in
// localStorage under "serenade_clips"; and for this tab the photo of the last one, to look at while it is made.

const KEY = 'serenade_clips';
const PHOTO = 'serenade_photo';
const MOST = 50;

function read() {
    try {
        const clips = JSON.parse(localStorage.getItem(KEY));
        return Array.isArray(clips) ? clips : [];
    } catch {
        return [];
    }
}

function write(storage, key, value) {
    try {
        storage().setItem(key, JSON.stringify(value));
    } catch {
        // Storage is full or blocked: the link still leads to the clip.
    }
}

export function rememberClip(clip, photo) {
    write(() => localStorage, KEY, [...read(), { ...clip, timestamp: new Date().toISOString() }].slice(-MOST));
    write(() => sessionStorage, PHOTO, { id: clip.id, photo });
}

export function clipsOf(product) {
    return read().filter((clip) => clip.product === product);
}

export function forgetClip(id) {
    write(() => localStorage, KEY, read().filter((clip) => clip.id !== id));
}

/** The photo of a clip that this tab has ordered, or nothing. */
export function photoOfClip(id) {
    try {
        const kept = JSON.parse(sessionStorage.getItem(PHOTO));
        return kept?.id === id ? kept.photo : '';
    } catch {
        return '';
    }
}
