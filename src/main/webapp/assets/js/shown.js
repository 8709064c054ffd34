// What x-show brings appears with the next frame, which comes late on a busy device. What is measured or focused before that is
// still hidden: the window stays where it was and the keyboard goes nowhere.

/** Does this once the page shows what the state says now. @returns a promise of what it gives */
export function onceShown(act) {
    // Without frames, as in a tab that nobody sees, Alpine takes the next turn.
    const next = document.visibilityState === 'visible' ? requestAnimationFrame : setTimeout;
    return new Promise((done) => next(() => next(done))).then(act);
}
