// The link to keep of a song. Where the browser keeps nothing, it is also what the song is deleted with.

import { SessionManager } from './session.js';

export const keeping = {
    forgets: false,
    handed: '',

    /** @param link the field that shows the link to keep, where there is one */
    initKeeping(session, link) {
        SessionManager.takeOver(session);
        this.handed = SessionManager.handOver(session);
        this.forgets = this.handed !== '';
        if (link && this.forgets) {
            link.value += this.handed;
        }
    },
};
