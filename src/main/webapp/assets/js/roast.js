// The pet roast's form: what is said, in which language, under which filter.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { clipOrder } from './clip-order.js';
import { mixed } from './mixed.js';
import { seesPet } from './steps.js';
import { text } from './texts.js';
import { toast } from './toast.js';

const FIELDS = ['text', 'language', 'filter'];

function roastForm() {
    return mixed(clipOrder('petroast', FIELDS), {
        language: 'en',
        filter: '',
        looking: false,

        init() {
            this.initOrder();
        },

        /** The studio would refuse a photo without a pet; so it is said before anything is written. */
        async cropped() {
            this.save();
            this.go('words');
            const looked = this.pressed;
            this.looking = true;
            const seen = await seesPet(looked);
            this.looking = false;
            if (seen === false && this.pressed === looked) {
                this.refuseForWantOfPet(text('roast.no_pet'));
            }
        },

        refuseForWantOfPet(sentence) {
            this.pressed = '';
            this.errors.photo = sentence;
            this.save();
            this.go('photo');
        },

        get stageFilter() {
            return this.filter ? `look--${this.filter}` : '';
        },

        problemOf(field) {
            return field === 'text' ? this.problemOfText() : '';
        },

        order(imageUrl) {
            return {
                path: '/api/generate-video',
                headers: {},
                body: {
                    text: this.text.trim(),
                    image_url: imageUrl,
                    language: this.language,
                    ...(this.filter && { filter: this.filter }),
                },
            };
        },

        explain({ detail }) {
            if (detail?.error === 'no_pets_detected') {
                this.refuseForWantOfPet(`${detail.message} ${detail.suggestion}`);
            } else {
                toast(detail?.message || (typeof detail === 'string' ? detail : text('form.check')), 'alert');
            }
        },
    });
}

Alpine.data('roastForm', roastForm);
Alpine.start();
