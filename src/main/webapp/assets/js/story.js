// The chorus as a short upright video for stories: asked for with a press, made while one waits, then saved or shared.

import { call } from './api.js';
import { text } from './texts.js';

const ASK_AGAIN = 3000;
const address = (session) => `/api/results/${encodeURIComponent(session)}/story`;

/** The address of a song's story, if there is one already. */
export async function findStory(session) {
    try {
        return (await call(address(session))).story_url;
    } catch {
        return undefined;
    }
}

export function story() {
    return {
        state: '',
        told: '',
        url: '',

        get idle() {
            return !this.busy && !this.url;
        },

        get busy() {
            return this.state === 'waiting' || this.state === 'making';
        },

        get saveUrl() {
            return this.url && `${this.url}?download=1`;
        },

        make() {
            return this.ask('POST');
        },

        async ask(method) {
            try {
                this.take(await call(address(this.$root.dataset.session), { method, tries: method === 'GET' ? 4 : 1 }));
            } catch (problem) {
                this.state = '';
                this.told = problem.unreachable ? text('error.network') : problem.body.message;
            }
        },

        take(answer) {
            this.state = answer.story;
            this.url = answer.story_url || '';
            this.told = { waiting: 'story.waiting', making: 'story.making', ready: 'story.ready', failed: 'story.failed' }[
                this.state
            ];
            this.told = this.told ? text(this.told) : '';
            if (this.busy) {
                setTimeout(() => this.ask('GET'), ASK_AGAIN);
            }
        },
    };
}
