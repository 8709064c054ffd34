// The account in the bar of every page: who is signed in finds what is theirs and leaves from anywhere. Pages know nothing of
// a session, so this browser remembers that it began one, and until when.

import { call } from './api.js';
import { dropFiles } from './files.js';
import { forgetSession, hasSession, noteSession } from './signed.js';
import { toast } from './toast.js';

const menu = document.querySelector('.you');
const open = menu.querySelector('summary');
const out = menu.querySelector('.you__in button');

if (menu.dataset.signed === 'in' && !hasSession()) {
    noteSession();
}

function show() {
    const signed = hasSession();
    menu.querySelector('.you__in').hidden = !signed;
    menu.querySelectorAll('.you__out').forEach((item) => { item.hidden = signed; });
    const next = `?next=${encodeURIComponent(location.pathname)}`;
    menu.querySelectorAll('.you__out a').forEach((link) => {
        const keeps = !/^\/(login|register|reset-password)$/.test(location.pathname);
        link.search = keeps ? next : location.search;
    });
}

menu.addEventListener('toggle', show);
show();

document.addEventListener('click', (event) => {
    if (!menu.contains(event.target)) {
        menu.open = false;
    }
});

menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.open) {
        menu.open = false;
        open.focus();
    }
});

menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) {
        menu.open = false;
    }
});

out.addEventListener('click', async () => {
    try {
        await call('/api/v1/auth/logout', { method: 'POST', tries: 3 });
    } catch (problem) {
        if (problem.status !== 401) {
            toast(out.dataset.failed, 'alert');
            return;
        }
    }
    forgetSession();
    await dropFiles();
    location.reload();
});
