// Sends a form with a file and tells how much of it has gone, which fetch cannot. It is sent once: an upload without an
// answer may have been taken, so whether to send it again is for the visitor to say.

import { ApiError } from './api.js';

/** @returns {answer, stop}: a promise as of call(), and what gives up */
export function upload(path, form, onSent) {
    const request = new XMLHttpRequest();
    const answer = new Promise((done, failed) => {
        const lost = () => failed(new ApiError(0, {}, 0));
        request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total ? loaded / total : 0));
        request.upload.addEventListener('load', () => onSent(1));
        request.addEventListener('error', lost);
        request.addEventListener('timeout', lost);
        request.addEventListener('abort', () => failed(new ApiError(0, { stopped: true }, 0)));
        request.addEventListener('load', () => {
            const body = request.response || {};
            if (request.status >= 200 && request.status < 300) {
                done(body);
            } else {
                failed(new ApiError(request.status, body, Number(request.getResponseHeader('Retry-After')) || 0));
            }
        });
    });
    request.open('POST', path);
    request.responseType = 'json';
    request.send(form);
    return { answer, stop: () => request.abort() };
}
