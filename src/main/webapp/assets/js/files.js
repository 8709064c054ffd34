// A file that was chosen, kept in this browser for a day at most until it is sent: a reload or the way through another page
// costs nothing. Each tab has its own, by a key that lies in its draft.

const NAME = 'serenade';
const STORE = 'files';
const KEPT_MILLIS = 86_400_000;

function asked(request) {
    return new Promise((done, failed) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => failed(request.error));
        request.addEventListener('blocked', () => failed(new Error('blocked')));
    });
}

async function inStore(mode, work) {
    const opening = indexedDB.open(NAME, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
    const database = await asked(opening);
    try {
        return await work(database.transaction(STORE, mode).objectStore(STORE));
    } finally {
        database.close();
    }
}

/** @returns whether it is kept; no browser must */
export async function keepFile(key, file) {
    try {
        const bytes = await file.arrayBuffer();
        await inStore('readwrite', (store) => asked(store.put({ bytes, name: file.name, type: file.type, at: Date.now() }, key)));
        return true;
    } catch {
        return false;
    }
}

/** The file of that key, or null. */
export async function findFile(key) {
    try {
        const found = await inStore('readonly', (store) => asked(store.get(key)));
        return found ? new File([found.bytes], found.name, { type: found.type }) : null;
    } catch {
        return null;
    }
}

export async function dropFile(key) {
    try {
        await inStore('readwrite', (store) => asked(store.delete(key)));
    } catch {
        // It goes with the old ones.
    }
}

/** What tabs left behind that were closed. */
export async function dropOldFiles() {
    try {
        await inStore('readwrite', async (store) => {
            const [keys, files] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
            keys.filter((key, i) => Date.now() - files[i].at > KEPT_MILLIS).forEach((key) => store.delete(key));
        });
    } catch {
        // Nothing is kept here.
    }
}

/** Whoever leaves takes everything along. */
export async function dropFiles() {
    try {
        await inStore('readwrite', (store) => asked(store.clear()));
    } catch {
        // Nothing is kept here.
    }
}
