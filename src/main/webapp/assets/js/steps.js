// The steps of a form that begins with a photo: the photo is read and cropped here; what is asked for afterwards is the
// form's own. Each step is a place in the browser's history, so that Back goes a step back, and what was chosen is kept
// for the tab, so that a reload comes back to the same step.

import { ApiError, send } from './api.js';
import { Cropping, toolOfKey } from './cropping.js';
import { dropDraft, readDraft, saveDraft } from './draft.js';
import { PhotoProblem, readPhoto } from './photo.js';
import { onceShown } from './shown.js';
import { text } from './texts.js';
import { clearToasts } from './toast.js';

/**
 * @param steps names of the steps, first "photo" and "crop"
 * @param size how large the cropped photo becomes; see Cropping.result
 * @param product whose draft it is, where it is not a song
 * A form says in mayCrop() whether a photo may be cropped, and goes on in cropped().
 */
export function photoSteps(steps, size, product) {
    const kept = product ? `${product}_photo` : 'photo';
    // Kept outside the reactive state: neither is shown, and a proxy would break their private fields.
    const cropping = new Cropping();
    let photo = '';
    let opening = Promise.resolve();

    return {
        step: 'photo',
        reading: false,
        dragging: false,
        pressed: '',
        errors: {},

        /**
         * Goes on where this tab stopped, or with the photo that was chosen before the script was there.
         * @param pressed the photo that was cropped already
         * @returns whether anything was found again
         */
        beginSteps(pressed = '') {
            photo = readDraft(kept)?.photo || '';
            this.pressed = pressed;
            const place = history.state?.step || (pressed ? steps[2] : steps[0]);
            this.step = this.reachable(place);
            history.replaceState({ step: this.step }, '');
            addEventListener('popstate', (event) => this.comeTo(event.state?.step || steps[0]));
            if (this.step === 'crop') {
                this.openCrop();
            } else if (this.$refs.file.files.length > 0) {
                this.pick();
            }
            return this.step !== steps[0];
        },

        reachable(step) {
            const possible = { crop: Boolean(photo), [steps[2]]: Boolean(this.pressed) };
            return possible[step] ? step : steps[0];
        },

        /** Back or forward in the browser's history. */
        comeTo(step) {
            clearToasts();
            cropping.stop();
            this.step = this.reachable(step);
            if (this.step === 'crop') {
                this.openCrop();
            } else {
                onceShown(() => this.bringStep());
            }
        },

        // The photo

        pick() {
            this.read(this.$refs.file.files);
        },

        drop(event) {
            this.dragging = false;
            this.read(event.dataTransfer.files);
        },

        dragOver() {
            this.dragging = true;
        },

        dragLeave() {
            this.dragging = false;
        },

        get dropClass() {
            return this.dragging ? 'is-over' : '';
        },

        async read(files) {
            this.errors.photo = '';
            if (files.length !== 1) {
                this.errors.photo = files.length > 1 ? text('photo.many') : '';
                return;
            }
            this.reading = true;
            try {
                const [read, may] = await Promise.all([readPhoto(files[0]), this.mayCrop()]);
                photo = read;
                if (may) {
                    dropDraft(kept);
                    saveDraft({ photo }, kept);
                    this.leaveFor('crop');
                    await this.openCrop();
                }
            } catch (problem) {
                this.refusePhoto(problem instanceof PhotoProblem ? problem : new PhotoProblem('broken'));
            } finally {
                this.reading = false;
                this.$refs.file.value = '';
            }
        },

        refusePhoto(problem) {
            this.errors.photo = text(`photo.${problem.reason}`, problem.values);
            onceShown(() => this.bringStep());
        },

        // The crop

        async openCrop() {
            opening = onceShown(() => cropping.start(this.$refs.cropImage, photo));
            await opening;
            this.bringStep();
        },

        useTool(event) {
            cropping.use(event.currentTarget.dataset.tool);
        },

        cropKey(event) {
            const tool = toolOfKey(event);
            if (tool) {
                event.preventDefault();
                cropping.use(tool);
            }
        },

        /** A press that comes before the photo is laid out counts once it is. */
        async useCrop() {
            const open = await opening.then(() => true, () => false);
            if (open && this.step === 'crop') {
                this.pressed = cropping.result(size);
                cropping.stop();
                this.cropped();
            }
        },

        otherPhoto() {
            cropping.stop();
            this.go('photo');
        },

        // Fields

        invalid(field) {
            return this.errors[field] ? 'true' : null;
        },

        /** Puts the keyboard where the first of these fields is wrong. */
        focusFirst(fields) {
            const field = fields.find((name) => this.errors[name]);
            onceShown(() => {
                const place = document.getElementById(field);
                const choice = place?.querySelector(':checked') || place?.querySelector('[type=radio]');
                (choice || place)?.focus();
            });
        },

        // From step to step

        go(step) {
            this.leaveFor(step);
            onceShown(() => this.bringStep());
        },

        leaveFor(step) {
            clearToasts();
            if (step !== this.step) {
                history.pushState({ step }, '');
            }
            this.step = step;
        },

        /** Puts the keyboard and the window where this step is: at what is wrong, at the crop, or at its title. */
        bringStep() {
            const title = document.getElementById(`${this.step}-title`);
            const problem = document.getElementById('photo-error');
            if (this.step === 'photo' && this.errors.photo) {
                problem.focus({ preventScroll: true });
                bringIntoView(title.closest('section'), problem);
                return;
            }
            title.focus({ preventScroll: true });
            const { stage, crop } = this.$refs;
            const pressed = this.step === steps[2] && liesAbove(stage, title) ? stage : title;
            bringIntoView(title.closest('section'), this.step === 'crop' ? crop : pressed);
        },

        stepClass(step) {
            const distance = steps.indexOf(step) - steps.indexOf(this.step);
            return distance === 0 ? 'is-now' : distance < 0 ? 'is-done' : '';
        },

        get stageClass() {
            return this.pressed ? 'has-pet' : '';
        },
    };
}

/** Where the picture of the pet lies above the form, as on a narrow screen, it is seen first. */
function liesAbove(stage, title) {
    return stage.checkVisibility() && stage.getBoundingClientRect().bottom <= title.getBoundingClientRect().top;
}

/** Scrolls only where the section is not seen as a whole; then what matters most stands at the top. */
function bringIntoView(section, first) {
    const { top, bottom } = section.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) {
        first.scrollIntoView({ block: first.tagName === 'P' ? 'end' : 'start', behavior: 'instant' });
    }
}

/** Whether a pet is seen in a photo; undefined where nobody can tell. */
export async function seesPet(photo) {
    try {
        const { pet_seen: seen } = await send('/api/pet-check', { photo }, { timeoutSeconds: 20 });
        return typeof seen === 'boolean' ? seen : undefined;
    } catch (problem) {
        if (problem instanceof ApiError) {
            return undefined;
        }
        throw problem;
    }
}
