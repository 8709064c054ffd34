// Copies a link; on plain http and in old browsers through a field that is selected for a moment.

import { text } from './texts.js';
import { toast } from './toast.js';

export async function copy(link) {
    const done = (await modern(link)) || old(link);
    if (!done) {
        toast(text('copy.failed'), 'alert');
    }
    return done;
}

async function modern(link) {
    try {
        await navigator.clipboard.writeText(link);
        return true;
    } catch {
        return false;
    }
}

function old(link) {
    const before = document.activeElement;
    const field = document.createElement('textarea');
    field.value = link;
    field.className = 'visually-hidden';
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    before?.focus();
    return done;
}

/** State of a copy button: its words turn into "Copied!" for a moment. */
export const copyButton = {
    copyText: '',

    initCopy() {
        this.copyText = this.$refs.copyLabel.dataset.label;
    },

    async copyLink() {
        if (await copy(this.$refs.link?.value || this.$root.dataset.link)) {
            this.copyText = text('copied');
            toast(text('copied'));
            setTimeout(() => { this.copyText = this.$refs.copyLabel.dataset.label; }, 2500);
        }
    },
};
