// The wall: a record plays its chorus while a mouse is over it, or after a press of its button. Nothing is loaded before.

const SECONDS = 9;
const HESITATION = 250;

const sound = new Audio();
let playing = null;
/** Whether the mouse alone has started it; a press keeps it going. */
let hovered = false;
let soon = 0;
let end = 0;

function shows(disc, plays) {
    disc.classList.toggle('is-playing', plays);
    disc.querySelector('.disc__play')?.setAttribute('aria-pressed', String(plays));
}

function stop() {
    clearTimeout(soon);
    clearTimeout(end);
    sound.pause();
    if (playing) {
        shows(playing, false);
        playing = null;
    }
}

async function play(disc, byHover) {
    stop();
    playing = disc;
    hovered = byHover;
    sound.src = disc.dataset.sound;
    shows(disc, true);
    try {
        await sound.play();
        end = setTimeout(stop, SECONDS * 1000);
    } catch {
        // A browser that wants a press first, or a newer choice; the record stands still again.
        if (playing === disc) {
            stop();
        }
    }
}

document.querySelectorAll('.disc').forEach((disc) => {
    disc.addEventListener('pointerenter', (event) => {
        if (event.pointerType === 'mouse') {
            soon = setTimeout(() => play(disc, true), HESITATION);
        }
    });
    disc.addEventListener('pointerleave', (event) => {
        if (event.pointerType === 'mouse' && (hovered || playing !== disc)) {
            stop();
        }
    });
    disc.querySelector('.disc__play')?.addEventListener('click', () => {
        if (playing === disc && hovered) {
            hovered = false;
        } else if (playing === disc) {
            stop();
        } else {
            play(disc, false);
        }
    });
});
sound.addEventListener('ended', stop);
addEventListener('pagehide', stop);
