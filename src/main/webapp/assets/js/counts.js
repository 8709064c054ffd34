// Tells the server that something happened on this page, once each: the product and the event, nothing about the visitor,
// and no cookie.
const { product, first } = document.body.dataset;
const told = new Set();

const tell = (event) => {
    if (product && !told.has(event)) {
        told.add(event);
        fetch(`/api/counts/${product}/${event}`, { method: 'POST', keepalive: true, credentials: 'omit' }).catch(() => {
            // A visitor who is offline is not counted.
        });
    }
};

const onPage = (name, selector, event) => {
    document.addEventListener(
        name,
        ({ target }) => {
            if (target instanceof Element && target.closest(selector)) {
                tell(event);
            }
        },
        { capture: true, passive: true },
    );
};

if (first) {
    tell('opened');
    onPage('input', 'main', 'started');
    onPage('change', 'main', 'started');
}
if (document.body.classList.contains('page--result')) {
    tell('seen');
    onPage('play', 'video', 'played');
    onPage('click', 'a[download]', 'downloaded');
    onPage('click', '.result__share, .result__main .button--ghost, .send .way', 'shared');
}
