// Whoever ordered a song may ask for a place on the wall, and take it back.

import { call } from './api.js';
import { SessionManager } from './session.js';
import { text } from './texts.js';

export function wallWish() {
    return {
        state: '',
        told: '',

        /** Only whoever ordered the song has the key that asks. */
        init() {
            if (this.token) {
                this.send('GET').catch(() => {
                    // Without an answer nothing is offered.
                });
            }
        },

        get token() {
            return SessionManager.find(this.$root.dataset.session)?.delete_token;
        },

        get known() {
            return Boolean(this.state);
        },

        get isNone() {
            return this.state === 'none';
        },

        get isWaiting() {
            return this.state === 'waiting';
        },

        get isShown() {
            return this.state === 'shown';
        },

        get isRefused() {
            return this.state === 'refused';
        },

        get mayWithdraw() {
            return this.isWaiting || this.isShown;
        },

        ask() {
            return this.change('PUT');
        },

        withdraw() {
            return this.change('DELETE');
        },

        async change(method) {
            this.told = '';
            try {
                await this.send(method);
            } catch (problem) {
                this.told = problem.unreachable ? text('error.network') : problem.body.message;
            }
        },

        async send(method) {
            const session = encodeURIComponent(this.$root.dataset.session);
            const answer = await call(`/api/submissions/${session}/wall`, {
                method,
                headers: { 'X-Delete-Token': this.token },
            });
            this.state = answer.wall;
        },
    };
}
