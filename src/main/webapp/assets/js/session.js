// What this browser remembers of its songs: the cookie id that counts them, and one entry for each.
// Shape in localStorage under "submission_data":
// {cookie_id, entries: [{session_id, timestamp, delete_token?, pet_name?, owner_name?}]}. A deleted song keeps its bare entry,
// since it still counts.

// Where the browser keeps nothing, the song's own address carries what would have been kept, after the "#", which is
// never sent to a server.

const KEY = 'submission_data';
const NOTHING = { cookie_id: null, entries: [] };
let memory = null;

function read() {
    try {
        const data = JSON.parse(localStorage.getItem(KEY)) || memory || NOTHING;
        return { cookie_id: data.cookie_id || null, entries: Array.isArray(data.entries) ? data.entries : [] };
    } catch {
        // No storage (private mode, blocked): remember for the life of the page only.
        return structuredClone(memory || NOTHING);
    }
}

function keepsThings() {
    try {
        localStorage.setItem(`${KEY}_tried`, 'yes');
        localStorage.removeItem(`${KEY}_tried`);
        return true;
    } catch {
        return false;
    }
}

function write(data) {
    memory = data;
    try {
        localStorage.setItem(KEY, JSON.stringify(data));
    } catch {
        // Kept in memory above.
    }
}

export const SessionManager = {
    /** Whether this browser forgets everything with the page. */
    forgets: !keepsThings(),

    /** What the next page of this song must know, as the end of its address; nothing where it is kept. */
    handOver(sessionId) {
        const entry = this.find(sessionId);
        return this.forgets && entry?.delete_token
            ? `#${new URLSearchParams({ token: entry.delete_token, cookie: this.cookieId() || '' })}`
            : '';
    },

    /** Takes over what the page before has handed on. */
    takeOver(sessionId) {
        const handed = new URLSearchParams(location.hash.slice(1));
        if (this.forgets && handed.get('token') && !this.find(sessionId)) {
            this.updateSession({
                session_id: sessionId,
                cookie_id: handed.get('cookie'),
                delete_token: handed.get('token'),
            });
        }
    },

    cookieId() {
        return read().cookie_id;
    },

    entries() {
        return read().entries;
    },

    find(sessionId) {
        return read().entries.find((entry) => entry.session_id === sessionId);
    },

    hasReachedSubmissionLimit(limit) {
        return read().entries.length >= limit;
    },

    /** Takes in the answer to an order; the cookie id comes with the first one only. */
    updateSession({ session_id, cookie_id, delete_token, pet_name, owner_name }) {
        const data = read();
        data.cookie_id = cookie_id || data.cookie_id;
        data.entries.push({ session_id, timestamp: new Date().toISOString(), delete_token, pet_name, owner_name });
        write(data);
    },

    /** Who ordered last here, for the song of a second pet; empty where nobody has. */
    lastOwner() {
        return read().entries.findLast((entry) => entry.owner_name)?.owner_name || '';
    },

    /** Forgets a deleted song's name and token, and keeps counting it. */
    forget(sessionId) {
        const data = read();
        data.entries = data.entries.map((entry) =>
            entry.session_id === sessionId ? { session_id: entry.session_id, timestamp: entry.timestamp } : entry);
        write(data);
    },
};
