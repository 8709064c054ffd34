// Keeps what is marked as live up to date: the page is asked for again every few seconds while somebody looks at it, and
// only what has changed is replaced. Without this script each page says how things stood when it was opened.
const EVERY = 3000;
const live = () => document.querySelectorAll('[data-live]');

const renew = (part, fresh) => {
    if (part.innerHTML !== fresh.innerHTML && !part.contains(document.activeElement)) {
        part.replaceChildren(...fresh.childNodes);
    }
};

const look = async () => {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html', 'X-Renewal': '1' } });
    if (answer.status === 401) {
        location.reload();
        return;
    }
    if (!answer.ok) {
        throw new Error(`The page answered ${answer.status}`);
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    live().forEach((part) => {
        const fresh = page.getElementById(part.id);
        if (fresh) {
            renew(part, fresh);
        }
    });
};

const tick = async () => {
    if (!document.hidden) {
        const stale = await look().then(
            () => false,
            () => true,
        );
        document.body.classList.toggle('is-stale', stale);
    }
    setTimeout(tick, EVERY);
};

if (live().length > 0) {
    setTimeout(tick, EVERY);
    document.addEventListener('visibilitychange', () => {
        if (!document.hidden) {
            look().catch(() => document.body.classList.add('is-stale'));
        }
    });
}

document.querySelectorAll('select[data-submit]').forEach((field) => {
    field.addEventListener('change', () => field.form.requestSubmit());
});

// On a phone the sections do not fit beside each other: the present one is moved into sight.
const nav = document.querySelector('.bar nav');
const present = nav?.querySelector('[aria-current="page"]');
if (present) {
    nav.scrollLeft = present.offsetLeft - (nav.clientWidth - present.clientWidth) / 2;
}
