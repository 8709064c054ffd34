// A song that is heard while it is made, and that goes on where it was when its result page opens.

import { text } from './texts.js';
import { toast } from './toast.js';

const KEY = 'serenade_heard';
const SECOND = 1000;

/** Where the song was when the waiting page left, and the time since then added; null where nobody listened. */
export function takeHeard(session) {
    try {
        const { id, seconds, at } = JSON.parse(sessionStorage.getItem(KEY)) || {};
        sessionStorage.removeItem(KEY);
        return id === session ? seconds + (Date.now() - at) / SECOND : null;
    } catch {
        return null;
    }
}

function leaveHeard(session, seconds) {
    try {
        sessionStorage.setItem(KEY, JSON.stringify({ id: session, seconds, at: Date.now() }));
    } catch {
        // Without storage the song begins anew.
    }
}

/** Needs a refs.sound, and data-session on the root. */
export function live() {
    let wanted = '';

    return {
        listenUrl: '',
        listening: false,
        loading: false,

        initLive() {
            addEventListener('pagehide', () => {
                if (this.listening) {
                    leaveHeard(this.$root.dataset.session, this.$refs.sound.currentTime);
                }
            });
        },

        /** What is there can be heard, or cannot any more. What somebody hears now is not taken away. */
        mayListen(address) {
            if (address || !this.listening) {
                this.listenUrl = address || '';
            }
        },

        /** This song is not wanted any more. */
        forgetSound() {
            this.$refs.sound.pause();
            this.$refs.sound.removeAttribute('src');
            wanted = '';
            this.listenUrl = '';
            this.stopped();
        },

        get listens() {
            return this.listenUrl !== '';
        },

        get listenText() {
            return text(this.loading ? 'listen.comes' : this.listening ? 'listen.stop' : 'listen.play');
        },

        get listenPressed() {
            return String(this.listening);
        },

        async listen() {
            const { sound } = this.$refs;
            if (this.listening) {
                sound.pause();
                return;
            }
            if (wanted !== this.listenUrl || sound.error) {
                wanted = this.listenUrl;
                sound.src = wanted;
            }
            this.listening = true;
            this.loading = true;
            try {
                await sound.play();
            } catch ({ name }) {
                this.stopped();
                if (name !== 'AbortError') {
                    toast(text('listen.failed'), 'alert');
                }
            }
        },

        plays() {
            this.loading = false;
        },

        stopped() {
            this.listening = false;
            this.loading = false;
        },
    };
}
