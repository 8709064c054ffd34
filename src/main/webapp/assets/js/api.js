// Calls to the API of the same origin. An answer that is not a success becomes an ApiError; a call that gets no answer
// is tried again a few times, each pause twice the one before.

export class ApiError extends Error {
    constructor(status, body, retryAfter) {
        super(body.message || body.error || `HTTP ${status}`);
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
    }

    /** No answer at all: offline, connection lost, or too slow. */
    get unreachable() {
        return this.status === 0;
    }
}

const PASSING = [0, 502, 503, 504];
const pause = (millis) => new Promise((done) => setTimeout(done, millis));

async function once(path, options, timeoutSeconds) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutSeconds * 1000);
    try {
        const response = await fetch(path, { ...options, signal: abort.signal, credentials: 'same-origin' });
        const body = await response.json().catch(() => ({}));
        if (!response.ok) {
            throw new ApiError(response.status, body, Number(response.headers.get('Retry-After')) || 0);
        }
        return body;
    } catch (problem) {
        throw problem instanceof ApiError ? problem : new ApiError(0, {}, 0);
    } finally {
        clearTimeout(timer);
    }
}

export async function call(path, { tries = 1, timeoutSeconds = 15, onRetry = () => {}, ...options } = {}) {
    for (let attempt = 1; ; attempt++) {
        try {
            return await once(path, options, timeoutSeconds);
        } catch (problem) {
            if (attempt >= tries || !PASSING.includes(problem.status)) {
                throw problem;
            }
            onRetry(attempt);
            await pause(Math.max(1000 * 2 ** (attempt - 1), Math.min(problem.retryAfter, 10) * 1000));
        }
    }
}

export function send(path, body, options = {}) {
    return call(path, {
        method: 'POST',
        body: JSON.stringify(body),
        ...options,
        headers: { 'Content-Type': 'application/json', ...options.headers },
    });
}

/** Keys that let the server see that a repeated order is the same one: whatever is changed in it makes it another. */
export function orderKeys() {
    let known = '';
    let key = '';
    return (order) => {
        const text = JSON.stringify(order);
        if (text !== known) {
            known = text;
            key = randomKey();
        }
        return key;
    };
}

export function randomKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
