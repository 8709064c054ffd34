// The form of music videos: a song, what is to be seen, the shape of the picture; what it will cost before anything is sent;
// and the upload. Nothing of it is lost by a refusal, a reload, or the way through sign-in.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { randomKey } from './api.js';
import { dropDraft, readDraft, saveDraft } from './draft.js';
import { dropFile, dropOldFiles, findFile, keepFile } from './files.js';
import { readSong, SongProblem } from './song.js';
import { text, whenText } from './texts.js';
import { clearToasts, toast } from './toast.js';
import { upload } from './uploading.js';

const DRAFT = 'musicvideo';
const FEWEST = 50;
const MOST = 500;
const PRICE_STEP_SECONDS = 10;
const PRICE_TOLERANCE_SECONDS = 0.5;
const MEGABYTE = 1024 * 1024;

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

function filmForm() {
    let file = null;
    let fileKey = '';
    let running = null;
    let kept = Promise.resolve(true);

    return {
        asleep: true,
        dragging: false,
        songName: '',
        kind: '',
        seconds: NaN,
        megabytes: 0,
        reading: false,
        prompt: '',
        format: '16:9',
        review: false,
        errors: {},
        refusal: '',
        refusalPath: '',
        refusalLink: '',
        sending: false,
        leaving: false,
        sent: 0,

        init() {
            this.asleep = false;
            dropOldFiles();
            this.restore(readDraft(DRAFT));
            this.$root.addEventListener('change', () => this.save());
            addEventListener('pageshow', (event) => {
                this.sending = this.sending && !event.persisted;
                this.leaving = this.leaving && !event.persisted;
            });
        },

        /** What was filled in before, the song as well. */
        async restore(draft) {
            if (!draft?.prompt && !draft?.song) {
                return;
            }
            this.prompt = draft.prompt || '';
            this.format = draft.format || this.format;
            this.review = draft.review === true;
            if (draft.song) {
                this.reading = true;
                const found = await findFile(draft.song);
                this.reading = false;
                if (found && !file) {
                    fileKey = draft.song;
                    await this.look(found);
                } else if (!file) {
                    this.errors.audio_file = text('song.again');
                }
            }
            toast(text('form.restored'));
        },

        // The song

        pick() {
            this.take(this.$refs.file.files);
        },

        drop(event) {
            this.dragging = false;
            this.take(event.dataTransfer.files);
        },

        /** Wherever it is dropped: a browser would leave the page for a file that falls beside its place. */
        dragOver() {
            this.dragging = true;
        },

        dragLeave(event) {
            this.dragging = event.relatedTarget !== null;
        },

        async take(files) {
            if (this.sending || files.length === 0) {
                return;
            }
            this.errors.audio_file = '';
            this.sayNothing();
            if (files.length > 1) {
                this.errors.audio_file = text('song.many');
                return;
            }
            if (await this.look(files[0])) {
                this.keep();
            }
            this.$refs.file.value = '';
        },

        /** @returns whether it may be sent; one that may not leaves the one before where it was */
        async look(chosen) {
            this.reading = true;
            try {
                const { kind, seconds } = await readSong(chosen);
                file = chosen;
                this.songName = chosen.name;
                this.kind = kind;
                this.seconds = seconds;
                this.megabytes = chosen.size / MEGABYTE;
                if (this.price === '-') {
                    this.errors.audio_file = text('song.dear');
                }
            } catch (problem) {
                this.errors.audio_file = problem instanceof SongProblem
                    ? text(`song.${problem.reason}`, problem.values)
                    : text('song.broken');
                return false;
            } finally {
                this.reading = false;
            }
            return true;
        },

        /** In the background: writing ten megabytes takes a phone a moment. */
        async keep() {
            const before = fileKey;
            const key = randomKey();
            kept = keepFile(key, file);
            if (await kept) {
                fileKey = key;
                this.save();
            }
            if (before) {
                dropFile(before);
            }
        },

        get hasSong() {
            return this.songName !== '';
        },

        get songFacts() {
            const length = Number.isNaN(this.seconds) ? '' : ` · ${clock(this.seconds)}`;
            return `${this.kind}${length} · ${this.megabytes.toFixed(1)} MB`;
        },

        get dropClass() {
            return [this.dragging && 'is-over', this.hasSong && 'has-song'].filter(Boolean).join(' ');
        },

        get pickClass() {
            return this.hasSong ? 'button--second' : '';
        },

        get pickText() {
            const { pick, other } = this.$refs.pick.dataset;
            return this.reading ? text('song.reading') : this.hasSong ? other : pick;
        },

        // The wish

        /** Characters as people count them: an emoji is one. */
        get length() {
            return [...this.prompt.trim()].length;
        },

        get lengthText() {
            const missing = FEWEST - this.length;
            return missing > 0
                ? text('prompt.more', { n: missing })
                : text('words.length', { n: this.length, most: MOST });
        },

        useExample(event) {
            this.prompt = event.currentTarget.dataset.prompt;
            this.errors.user_prompt = '';
            this.save();
            document.getElementById('user_prompt').focus({ preventScroll: true });
        },

        problemOfPrompt() {
            if (this.length < FEWEST) {
                return text('prompt.short', { n: this.length });
            }
            return this.length > MOST ? text('words.long', { n: this.length - MOST }) : '';
        },

        checkField() {
            this.errors.user_prompt = this.prompt.trim() ? this.problemOfPrompt() : '';
            this.save();
        },

        /** A mended field loses its message while typing; a new one appears only when the field is left. */
        recheck() {
            if (this.errors.user_prompt) {
                this.errors.user_prompt = this.problemOfPrompt();
            }
            this.save();
        },

        save() {
            saveDraft({ prompt: this.prompt, format: this.format, review: this.review, song: fileKey }, DRAFT);
        },

        invalid(field) {
            return this.errors[field] ? 'true' : null;
        },

        // The price

        /** The place in the lists of prices; the server counts begun steps in the same way. */
        get priceStep() {
            return Math.max(1, Math.ceil((this.seconds - PRICE_TOLERANCE_SECONDS) / PRICE_STEP_SECONDS)) - 1;
        },

        /** Dollars; empty while the length is not known. */
        get price() {
            return this.$root.dataset.prices.split(' ')[this.priceStep] || '';
        },

        /** What the price is made of. */
        get pricePartsText() {
            const { clips, clip } = this.$root.dataset;
            const n = clips.split(' ')[this.priceStep];
            return this.hasSong && this.price && this.price !== '-' ? text('price.parts', { n, clip }) : '';
        },

        get priceText() {
            if (this.hasSong && this.price && this.price !== '-') {
                return text('price', { price: this.price, length: clock(this.seconds) });
            }
            return this.hasSong && !this.price ? text('price.unknown') : this.$refs.price.dataset.none;
        },

        // The order

        async send(event) {
            if (this.sending || this.leaving) {
                return;
            }
            this.sayNothing();
            if (!file) {
                this.errors.audio_file ||= text('song.missing');
            }
            this.errors.user_prompt = this.problemOfPrompt();
            const wrong = ['audio_file', 'user_prompt'].find((field) => this.errors[field]);
            if (wrong) {
                const field = document.getElementById(wrong);
                field.focus({ preventScroll: true });
                field.scrollIntoView({ block: 'center', behavior: 'smooth' });
                return;
            }
            this.save();
            if (this.$root.dataset.signed === 'false') {
                this.leaving = true;
                await kept;
                location.assign(`${event.submitter?.dataset.path || '/register'}?next=%2Fupload`);
                return;
            }
            this.sending = true;
            this.show(0);
            try {
                await this.order();
            } catch (problem) {
                this.sending = false;
                this.refused(problem);
            }
        },

        async order() {
            const form = new FormData();
            form.append('user_prompt', this.prompt.trim());
            form.append('format', this.format);
            if (this.review) {
                form.append('review', 'true');
            }
            form.append('audio_file', file);
            running = upload('/api/v1/upload-audio', form, (share) => this.show(share));
            const { job_id: id } = await running.answer;
            dropDraft(DRAFT);
            await dropFile(fileKey);
            location.assign(`/videos/${encodeURIComponent(id)}`);
        },

        show(share) {
            this.sent = Math.round(share * 100);
            this.$refs.sent.style.inlineSize = `${this.sent}%`;
        },

        get sendingText() {
            return this.sent < 100 ? text('sending', { percent: this.sent }) : text('sending.looking');
        },

        get mayStop() {
            return this.sent < 100;
        },

        stop() {
            running?.stop();
        },

        refused({ status, body, retryAfter }) {
            if (body.stopped) {
                this.say(text('sending.stopped'));
            } else if (status === 0) {
                this.say(text('sending.lost'), '/videos', text('film.mine'));
            } else if (status === 401) {
                this.say(text('film.session'), '/login?next=%2Fupload', text('film.sign_in'));
            } else if (status === 429) {
                this.say(text('film.limit', { when: whenText(retryAfter) }));
            } else if (body.code === 'QUOTA_EXCEEDED') {
                this.say(body.detail, '/videos', text('film.mine'));
            } else if (body.code === 'BUDGET_EXCEEDED' || status === 400) {
                this.errors.audio_file = body.detail || text('song.broken');
                document.getElementById('audio_file').scrollIntoView({ block: 'center', behavior: 'smooth' });
            } else if (status === 413) {
                this.errors.audio_file = body.detail || text('song.big', { size: this.megabytes.toFixed(1) });
            } else {
                this.say(text(status === 503 ? 'error.unavailable' : 'error.server'));
            }
        },

        say(sentence, path = '', link = '') {
            this.refusal = sentence;
            this.refusalPath = path;
            this.refusalLink = link;
        },

        sayNothing() {
            clearToasts();
            this.say('');
        },
    };
}

Alpine.data('filmForm', filmForm);
Alpine.start();
