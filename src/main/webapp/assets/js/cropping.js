// The crop: a thin layer over Cropper.js 1.6.2, which is loaded only when someone has chosen a photo. The frame stands
// still and fills the square; the photo moves, zooms and turns below it.

const QUALITY = 0.9;
const STEP = 12;
const ZOOM = 0.1;
/** Fewer pixels of the photo than these would be mush in a picture of 600. */
const FEWEST_PIXELS = 300;

export class Cropping {
    #cropper = null;

    async start(image, url) {
        await import('../vendor/cropper-1.6.2.min.js');
        this.stop();
        image.src = url;
        await image.decode();
        await new Promise((ready) => {
            this.#cropper = new globalThis.Cropper(image, {
                aspectRatio: 1,
                viewMode: 3,
                dragMode: 'move',
                autoCropArea: 1,
                cropBoxMovable: false,
                cropBoxResizable: false,
                toggleDragModeOnDblclick: false,
                guides: false,
                center: false,
                background: false,
                checkOrientation: false,
                checkCrossOrigin: false,
                ready,
                zoom: (event) => {
                    const { width } = event.currentTarget.cropper.getCropBoxData();
                    const zoomsIn = event.detail.ratio > event.detail.oldRatio;
                    if (zoomsIn && width / event.detail.ratio < FEWEST_PIXELS) {
                        event.preventDefault();
                    }
                },
            });
        });
    }

    stop() {
        this.#cropper?.destroy();
        this.#cropper = null;
    }

    use(tool) {
        const cropper = this.#cropper;
        if (!cropper) {
            return;
        }
        switch (tool) {
            case 'left': cropper.move(-STEP, 0); break;
            case 'right': cropper.move(STEP, 0); break;
            case 'up': cropper.move(0, -STEP); break;
            case 'down': cropper.move(0, STEP); break;
            case 'in': cropper.zoom(ZOOM); break;
            case 'out': cropper.zoom(-ZOOM); break;
            case 'rotate': cropper.rotate(90); break;
            case 'counter': cropper.rotate(-90); break;
        }
    }

    /** The square as a data URL of a JPEG. @param size as Cropper.js takes it: width and height, or their bounds */
    result(size) {
        return this.#cropper
            .getCroppedCanvas({
                ...size,
                fillColor: '#fff',
                imageSmoothingQuality: 'high',
            })
            .toDataURL('image/jpeg', QUALITY);
    }
}

const KEYS = {
    ArrowLeft: 'left',
    ArrowRight: 'right',
    ArrowUp: 'up',
    ArrowDown: 'down',
    '+': 'in',
    '=': 'in',
    '-': 'out',
    r: 'rotate',
    R: 'rotate',
    l: 'counter',
    L: 'counter',
};

/** The tool a key stands for; keys pressed with Ctrl, Alt or Cmd belong to the browser. */
export function toolOfKey(event) {
    return event.ctrlKey || event.altKey || event.metaKey ? undefined : KEYS[event.key];
}
