// The steps of a form that begins with a photo: the photo is read and cropped here; what is asked for afterwards is the
// form's own.

import { ApiError, send } from './api.js';
import { Cropping, toolOfKey } from './cropping.js';
import { PhotoProblem, readPhoto } from './photo.js';
import { text } from './texts.js';
import { clearToasts } from './toast.js';

/**
 * @param steps names of the steps, first "photo" and "crop"
 * @param size how large the cropped photo becomes; see Cropping.result
 * A form says in mayCrop() whether a photo may be cropped, and goes on in cropped().
 */
export function photoSteps(steps, size) {
    // Kept outside the reactive state: neither is shown, and a proxy would break their private fields.
    const cropping = new Cropping();
    let photoUrl = null;

    return {
        step: 'photo',
        reading: false,
        dragging: false,
        pressed: '',
        errors: {},

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
                const [url, may] = await Promise.all([readPhoto(files[0]), this.mayCrop()]);
                URL.revokeObjectURL(photoUrl);
                photoUrl = url;
                if (may) {
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
        },

        // The crop

        async openCrop() {
            this.go('crop');
            await this.$nextTick();
            await cropping.start(this.$refs.cropImage, photoUrl);
            document.getElementById('crop-title').focus({ preventScroll: true });
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

        useCrop() {
            this.pressed = cropping.result(size);
            cropping.stop();
            this.cropped();
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
            this.$nextTick(() => document.getElementById(field)?.focus());
        },

        // From step to step

        go(step) {
            clearToasts();
            this.step = step;
            this.$nextTick(() => {
                const title = document.getElementById(`${step}-title`);
                title.focus({ preventScroll: true });
                // On a narrow screen the picture of the pet lies above the form and is seen first.
                const first = step === steps[2] && matchMedia('(max-width: 59.99rem)').matches;
                (first ? this.$refs.stage : title).scrollIntoView({ block: first ? 'start' : 'center', behavior: 'smooth' });
            });
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
