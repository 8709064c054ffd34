// A form that orders a clip of a photo: photo and crop, some fields, the upload, the order. What a product asks for and
// where it is ordered is its own script's.

import { call, orderKeys, send } from './api.js';
import { clipsOf, forgetClip, rememberClip } from './clips.js';
import { readDraft, saveDraft } from './draft.js';
import { isFirstLook } from './look.js';
import { photoSteps } from './steps.js';
import { dayText, fill, text, whenText } from './texts.js';
import { mixed } from './mixed.js';
import { clearToasts, toast } from './toast.js';

const SIZE = { minWidth: 600, minHeight: 600, maxWidth: 1024, maxHeight: 1024 };
const SPOKEN_PER_SECOND = 14;

/** The bytes behind a data URL, which the pages' policy lets nobody fetch. */
function bytesOf(dataUrl) {
    return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
}

/**
 * @param product whose clips these are
 * @param fields the names of the kept fields, "text" among them
 * A form gives order(imageUrl) → {path, body, headers} and problemOf(field), and may say more of a refusal in explain(body).
 */
export function clipOrder(product, fields) {
    const keyOf = orderKeys();
    let uploaded = {};

    return mixed(photoSteps(['photo', 'crop', 'words'], SIZE, product), {
        notice: '',
        retryAfter: 0,
        text: '',
        sending: false,
        doubt: '',
        idea: 0,
        clips: [],

        initOrder() {
            this.notice = this.$root.dataset.notice;
            this.clips = clipsOf(product).reverse().map((clip) => ({
                ...clip,
                href: `${this.path}/${encodeURIComponent(clip.id)}`,
                day: dayText(clip.timestamp),
            }));
            if (!this.notice) {
                const { pressed, ...filledIn } = readDraft(product) || {};
                Object.assign(this, filledIn);
                if (this.beginSteps(pressed)) {
                    toast(text('form.restored'));
                }
            }
            if (isFirstLook()) {
                this.dropGoneClips();
            }
            addEventListener('pageshow', (event) => {
                this.sending = this.sending && !event.persisted;
            });
        },

        get path() {
            return this.$root.dataset.path;
        },

        mayCrop() {
            return !this.notice;
        },

        cropped() {
            this.save();
            this.go('words');
        },

        // What is said, and how long it takes

        get most() {
            return Number(this.$root.dataset.most);
        },

        /** Characters as people count them: an emoji is one. */
        get length() {
            return [...this.text].length;
        },

        get seconds() {
            return this.length / SPOKEN_PER_SECOND;
        },

        get lengthText() {
            return text('words.length', { n: this.length, most: this.most });
        },

        get secondsText() {
            const seconds = Math.max(1, Math.round(this.seconds));
            return this.length === 0 ? '' : text(seconds === 1 ? 'words.second' : 'words.seconds', { n: seconds });
        },

        /** What is laid over the picture beside the form; a form with filters says which. */
        get stageFilter() {
            return '';
        },

        get bubbleText() {
            return this.text.trim() || this.$refs.bubble.dataset.empty;
        },

        /** For who does not know what to write. */
        giveIdea() {
            const { ideas } = this.$root.dataset;
            const all = ideas.split('|').map((words) => words.trim());
            this.text = all[this.idea++ % all.length];
            this.check('text');
            this.save();
        },

        problemOfText() {
            if (!this.text.trim()) {
                return text('words.missing');
            }
            return this.length > this.most ? text('words.long', { n: this.length - this.most }) : '';
        },

        check(field) {
            this.errors[field] = this.problemOf(field);
            return !this.errors[field];
        },

        checkField(event) {
            this.check(event.target.name);
            this.save();
        },

        /** A mended field loses its message while typing; a new one appears only when the field is left. */
        recheck(event) {
            if (this.errors[event.target.name]) {
                this.check(event.target.name);
            }
            this.save();
        },

        save() {
            const draft = { pressed: this.pressed };
            fields.forEach((field) => { draft[field] = this[field]; });
            saveDraft(draft, product);
        },

        // The order

        async send() {
            if (this.sending) {
                return;
            }
            if (!this.pressed) {
                this.errors.photo = text('photo.missing');
                this.go('photo');
                return;
            }
            if (fields.map((field) => this.check(field)).includes(false)) {
                toast(text('form.check'), 'alert');
                this.focusFirst(fields);
                return;
            }
            this.save();
            this.sending = true;
            clearToasts();
            try {
                await this.sendOrder();
            } catch (problem) {
                this.sending = false;
                this.refused(problem);
            }
        },

        async sendOrder() {
            const { path, body, headers } = this.order(await this.upload());
            const answer = await send(path, body, {
                tries: 4,
                timeoutSeconds: 60,
                headers: { 'Idempotency-Key': keyOf(body), ...headers },
                onRetry: () => toast(text('error.again')),
            });
            const title = [...this.text.trim()].slice(0, 40).join('');
            rememberClip({ product, id: answer.job_id, title }, this.pressed);
            location.assign(`${this.path}/${encodeURIComponent(answer.job_id)}`);
        },

        /** The address of the photo, which is sent once however often the order is. */
        async upload() {
            if (uploaded.photo !== this.pressed) {
                const { url } = await call('/api/uploads', {
                    method: 'POST',
                    body: bytesOf(this.pressed),
                    headers: { 'Content-Type': 'image/jpeg' },
                    tries: 3,
                    timeoutSeconds: 60,
                });
                uploaded = { photo: this.pressed, url };
            }
            return uploaded.url;
        },

        refused(problem) {
            const { status, body, retryAfter } = problem;
            if (problem.unreachable) {
                toast(text('error.network'), 'alert');
            } else if (status === 429 && retryAfter) {
                this.retryAfter = retryAfter;
                this.notice = 'too_many_requests';
            } else if (status === 429) {
                this.notice = 'limit_reached';
            } else if (status === 401) {
                toast(text('error.cookies'), 'alert');
            } else if (status === 413) {
                toast(text('error.large'), 'alert');
            } else if (status === 503) {
                toast(text('error.unavailable'), 'alert');
            } else if (status >= 400 && status < 500) {
                uploaded = {};
                this.explain(body);
            } else {
                toast(text('error.server'), 'alert');
            }
        },

        explain(body) {
            toast(typeof body.detail === 'string' ? body.detail : text('form.check'), 'alert');
        },

        // Notices and the list

        get tooManyText() {
            return fill(this.$refs.tooMany.dataset.sentence, { when: whenText(this.retryAfter) });
        },

        lookAgain() {
            location.reload();
        },

        get hasClips() {
            return this.clips.length > 0;
        },

        /** Clips that were deleted or have expired leave the list. */
        async dropGoneClips() {
            for (const { id } of this.clips) {
                try {
                    await call(`/api/v1/jobs/${encodeURIComponent(id)}`);
                } catch ({ status }) {
                    if (status === 404 || status === 410) {
                        forgetClip(id);
                        this.clips = this.clips.filter((clip) => clip.id !== id);
                    }
                }
            }
        },
    });
}
