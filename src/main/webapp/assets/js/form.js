// The first page: photo, crop, song. Whether songs are to be had is asked before anyone crops.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call, orderKeys, send } from './api.js';
import { dropDraft, readDraft, saveDraft } from './draft.js';
import { mixed } from './mixed.js';
import { plainName } from './names.js';
import { record } from './record.js';
import { SessionManager } from './session.js';
import { photoSteps, seesPet } from './steps.js';
import { dayText, fill, momentText, text, whenText } from './texts.js';
import { tastes } from './tastes.js';
import { clearToasts, toast } from './toast.js';

const NAMES = ['pet_name', 'owner_name'];
const FIELDS = ['pet_name', 'pet_type', 'music_vibe', 'owner_name', 'detail', 'say_pet', 'say_owner'];
/** What nobody must tell; what cannot be sung the server says. */
const OPTIONAL = ['detail', 'say_pet', 'say_owner'];
const STEPS = ['photo', 'crop', 'song'];
const SIZE = { width: 600, height: 600 };
const NOTICES = ['not_yet', 'closed', 'unavailable', 'paused', 'sold_out', 'full', 'limit_reached', 'too_many_requests'];

function campaignPath() {
    const cookie = SessionManager.cookieId();
    return cookie ? `/api/campaign?cookie_id=${encodeURIComponent(cookie)}` : '/api/campaign';
}

function songForm() {
    const keyOf = orderKeys();

    return mixed(photoSteps(STEPS, SIZE), tastes(), {
        notice: '',
        retryAfter: 0,
        sending: false,
        doubt: '',
        pet_name: '',
        pet_type: '',
        music_vibe: '',
        owner_name: '',
        detail: '',
        say_pet: '',
        say_owner: '',
        songs: [],

        init() {
            const { campaign, retryAfter } = this.$root.dataset;
            this.initTastes();
            this.songs = SessionManager.entries()
                .filter((entry) => entry.delete_token)
                .map((entry) => ({
                    ...entry,
                    href: `/result/${encodeURIComponent(entry.session_id)}`,
                    face: `/storage/disc/${encodeURIComponent(entry.session_id)}.jpg`,
                    note: '',
                    title: entry.pet_name ? text('songs.for', { pet: entry.pet_name }) : text('songs.untitled'),
                    day: dayText(entry.timestamp),
                }))
                .reverse();
            this.$root.querySelectorAll('[data-moment]').forEach((place) => {
                this.tellWhen(place.dataset.when, place.dataset.moment);
            });
            this.tell(campaign, Number(retryAfter));
            this.restore();
            this.owner_name ||= SessionManager.lastOwner();
            this.lookAtSongs();
            addEventListener('pageshow', (event) => {
                if (event.persisted) {
                    this.sending = false;
                    this.checkCampaign();
                }
            });
        },

        // Whether songs are to be had

        tell(state, retryAfter = 0) {
            this.retryAfter = retryAfter;
            if (state === 'open' && SessionManager.hasReachedSubmissionLimit(this.limit)) {
                state = 'limit_reached';
            }
            this.notice = NOTICES.includes(state) ? state : '';
            if (this.notice === 'sold_out' || this.notice === 'limit_reached') {
                this.$nextTick(() => this.$refs.soldOut.showModal());
            }
        },

        /** Opening and closing are said in the visitor's own time. */
        tellWhen(state, moment) {
            const place = this.$root.querySelector(`[data-when="${state}"]`);
            if (place && moment) {
                place.textContent = fill(place.dataset.sentence, { when: momentText(moment) });
            }
        },

        async checkCampaign() {
            try {
                const { state, opens, closes, retry_after: retryAfter } = await call(campaignPath());
                this.tellWhen('not_yet', opens);
                this.tellWhen('closed', closes);
                this.tell(state, retryAfter);
            } catch {
                // Unknown is not "no": the order itself will tell.
            }
        },

        lookAgain() {
            location.reload();
        },

        closeErrorModal() {
            this.$refs.soldOut.close();
        },

        get limit() {
            return Number(this.$root.dataset.limit);
        },

        get tooManyText() {
            return fill(this.$refs.tooMany.dataset.sentence, { when: whenText(this.retryAfter) });
        },

        // The photo and its crop

        async mayCrop() {
            await this.checkCampaign();
            return !this.notice;
        },

        cropped() {
            this.save();
            this.go('song');
            this.lookForPet();
        },

        /** Asks once more where nobody sees a pet; a form that gets no answer says nothing. */
        async lookForPet() {
            const looked = this.pressed;
            this.doubt = '';
            if (await seesPet(looked) === false && this.pressed === looked) {
                this.doubt = text('photo.doubt');
            }
        },

        // The song

        checkField(event) {
            if (this.check(event.target.name) && !this.hasErrors) {
                clearToasts();
            }
            this.save();
        },

        /** A mended field loses its message while typing; a new one appears only when the field is left. */
        recheck(event) {
            if (this.errors[event.target.name] && this.check(event.target.name) && !this.hasErrors) {
                clearToasts();
            }
            this.save();
        },

        get hasErrors() {
            return Object.values(this.errors).some(Boolean);
        },

        check(field) {
            this.errors[field] = this.problemOf(field);
            return !this.errors[field];
        },

        problemOf(field) {
            const value = this[field].trim();
            if (OPTIONAL.includes(field)) {
                return '';
            }
            if (!NAMES.includes(field)) {
                return value ? '' : text('field.choose');
            }
            if (!value) {
                return text('field.missing');
            }
            if (value.length < 2) {
                return text('field.short');
            }
            if (value.length > 100) {
                return text('field.long');
            }
            return this.allows(value) ? '' : this.$root.dataset.nameRule;
        },

        /** A name that may be had in one tap, where what was typed is nearly one. */
        offerFor(field) {
            const typed = this[field].trim();
            const plain = plainName(typed);
            const offered = this.errors[field] && !this.allows(typed) && plain.length >= 2 && this.allows(plain);
            return offered ? plain : '';
        },

        offerText(field) {
            return text('field.offer', { name: this.offerFor(field) });
        },

        takeOffer(event) {
            const { field } = event.currentTarget.dataset;
            this[field] = this.offerFor(field);
            this.check(field);
            this.save();
            document.getElementById(field).focus();
        },

        allows(name) {
            try {
                return new RegExp(`^(?:${this.$root.dataset.namePattern})$`, 'u').test(name);
            } catch {
                return true; // A pattern only the server understands: the server decides.
            }
        },

        async send() {
            if (this.sending) {
                return;
            }
            if (!this.pressed) {
                this.errors.photo = text('photo.missing');
                this.go('photo');
                return;
            }
            if (FIELDS.map((field) => this.check(field)).includes(false)) {
                toast(text('form.check'), 'alert');
                this.focusFirstError();
                return;
            }
            this.save();
            if (SessionManager.hasReachedSubmissionLimit(this.limit)) {
                this.tell('limit_reached');
                return;
            }
            this.sending = true;
            this.hush();
            clearToasts();
            try {
                await this.order();
            } catch (problem) {
                this.sending = false;
                this.refused(problem);
            }
        },

        async order() {
            const order = {
                pet_name: this.pet_name.trim(),
                pet_type: this.pet_type,
                photo: this.pressed,
                music_vibe: this.music_vibe,
                owner_name: this.owner_name.trim(),
                cookie_id: SessionManager.cookieId(),
                ...Object.fromEntries(OPTIONAL.map((field) => [field, this[field].trim()]).filter(([, told]) => told)),
                ...this.answered(),
            };
            const answer = await send('/api/submissions', order, {
                tries: 4,
                timeoutSeconds: 60,
                headers: { 'Idempotency-Key': keyOf(order) },
                onRetry: () => toast(text('error.again')),
            });
            SessionManager.updateSession({
                ...answer,
                pet_name: this.pet_name.trim(),
                owner_name: this.owner_name.trim(),
            });
            const { session_id: id } = answer;
            saveDraft({ ...readDraft(), session_id: id }, 'ordered');
            dropDraft();
            location.assign(`/waiting/${encodeURIComponent(id)}${SessionManager.handOver(id)}`);
        },

        /** The song that is to be answered, while it is there. */
        answered() {
            const { answers } = this.$root.dataset;
            return answers ? { answers } : {};
        },

        refused(problem) {
            const { status, body, retryAfter } = problem;
            if (problem.unreachable) {
                toast(text('error.network'), 'alert');
            } else if (status === 429 && body.error === 'too_many_requests') {
                this.tell('too_many_requests', retryAfter);
            } else if (status === 429) {
                this.tell(body.attempts_used ? 'limit_reached' : 'sold_out');
            } else if (body.error === 'campaign_not_open' || body.error === 'campaign_closed') {
                this.checkCampaign();
            } else if (status === 413) {
                toast(text('error.large'), 'alert');
            } else if (status === 503) {
                toast(text('error.unavailable'), 'alert');
            } else if (status === 400 || status === 403) {
                this.showFieldErrors(body);
            } else {
                toast(text('error.server'), 'alert');
            }
        },

        showFieldErrors(body) {
            const fields = Array.isArray(body.fields) ? body.fields : [];
            fields.forEach(({ field, message }) => { this.errors[field] = message; });
            if (this.errors.answers) {
                toast(text('form.answer.gone'), 'alert');
                delete this.$root.dataset.answers;
            } else if (this.errors.photo || body.error === 'Invalid image format') {
                this.errors.photo = this.errors.photo || body.message;
                this.go('photo');
            } else {
                this.focusFirstError();
            }
            if (!fields.some(({ message }) => message === body.message)) {
                toast(body.message || text('form.check'), 'alert');
            }
        },

        /** What is folded away is opened where something is wrong in it, or was told before. */
        unfold(isWanted) {
            OPTIONAL.filter(isWanted).forEach((field) => {
                const fold = document.getElementById(field)?.closest('details');
                if (fold) {
                    fold.open = true;
                }
            });
        },

        focusFirstError() {
            this.unfold((field) => this.errors[field]);
            this.focusFirst(FIELDS);
        },

        // The sleeve beside the form

        get sleeveClass() {
            return this.pressed ? 'is-out' : '';
        },

        get sleeveTitle() {
            const pet = this.pet_name.trim();
            return pet ? text('sleeve.for', { pet }) : this.$root.querySelector('.sleeve__title').dataset.untitled;
        },

        get sleeveBy() {
            const owner = this.owner_name.trim();
            return owner ? text('sleeve.by', { owner }) : '';
        },

        get forgets() {
            return SessionManager.forgets;
        },

        get hasSongs() {
            return this.songs.length > 0;
        },

        /** Tells what is still being made or has failed. What was removed or has expired leaves the list; it still counts. */
        async lookAtSongs() {
            for (const { session_id: id } of this.songs) {
                try {
                    const { status } = await call(`/api/submissions/${encodeURIComponent(id)}/status`);
                    const note = { pending: 'songs.making', processing: 'songs.making', fail: 'songs.failed' }[status];
                    this.songs = this.songs.map((song) =>
                        song.session_id === id && note ? { ...song, note: text(note) } : song);
                } catch ({ status }) {
                    if (status === 410) {
                        SessionManager.forget(id);
                        this.songs = this.songs.filter((song) => song.session_id !== id);
                    }
                }
            }
        },

        /** The record alone is shown where the photo is gone. */
        hideFace(event) {
            event.target.hidden = true;
        },

        // Nothing is lost

        save() {
            const { pressed, pet_name, pet_type, music_vibe, owner_name, detail, say_pet, say_owner } = this;
            saveDraft({ pressed, pet_name, pet_type, music_vibe, owner_name, detail, say_pet, say_owner });
        },

        restore() {
            const { pressed, ...fields } = readDraft() || {};
            Object.assign(this, fields);
            this.unfold((field) => this[field]);
            if (this.beginSteps(pressed)) {
                toast(text('form.restored'));
            }
        },
    });
}

Alpine.data('record', () => record());
Alpine.data('songForm', songForm);
Alpine.start();
