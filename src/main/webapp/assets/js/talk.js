// The talking pet's form: its words, its voice, and how its picture moves.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call } from './api.js';
import { clipOrder } from './clip-order.js';
import { mixed } from './mixed.js';
import { seesPet } from './steps.js';
import { text } from './texts.js';
import { toast } from './toast.js';

const FIELDS = ['text', 'voice_id', 'motion', 'fit'];

function talkForm() {
    const sound = new Audio();

    return mixed(clipOrder('talkingpet', FIELDS), {
        voice_id: '',
        motion: 'calm',
        fit: 'speech',
        voices: [],
        voicesMissing: false,
        heard: '',

        init() {
            this.initOrder();
            this.loadVoices();
            ['ended', 'pause', 'error'].forEach((end) => sound.addEventListener(end, () => { this.heard = ''; }));
        },

        cropped() {
            this.save();
            this.go('words');
            this.lookForPet();
        },

        /** Asks once more where nobody sees a pet; a form that gets no answer says nothing. */
        async lookForPet() {
            const looked = this.pressed;
            this.doubt = '';
            if (await seesPet(looked) === false && this.pressed === looked) {
                this.doubt = text('photo.doubt');
            }
        },

        // Voices

        async loadVoices() {
            this.voicesMissing = false;
            try {
                const { voices } = await call('/api/voices', { tries: 3 });
                this.voices = voices;
                if (!voices.some((voice) => voice.voice_id === this.voice_id)) {
                    this.voice_id = voices[0]?.voice_id || '';
                }
                this.voicesMissing = voices.length === 0;
            } catch {
                this.voicesMissing = true;
            }
        },

        get voicesAreComing() {
            return this.voices.length === 0 && !this.voicesMissing;
        },

        async listen(event) {
            const { voice, preview } = event.currentTarget.dataset;
            if (this.heard === voice) {
                sound.pause();
                return;
            }
            sound.src = preview;
            this.heard = voice;
            try {
                await sound.play();
                this.heard = voice;
            } catch {
                this.heard = '';
                toast(text('voice.silent'), 'alert');
            }
        },

        listenLabel(voice) {
            return text(this.heard === voice.voice_id ? 'voice.stop' : 'voice.listen', { name: voice.name });
        },

        listenClass(voice) {
            return this.heard === voice.voice_id ? 'is-heard' : '';
        },

        // The order

        problemOf(field) {
            if (field === 'text') {
                return this.problemOfText();
            }
            return field === 'voice_id' && !this.voice_id ? text('field.choose') : '';
        },

        order(imageUrl) {
            sound.pause();
            const motion = this.$root.querySelector(`[name=motion] option[value="${this.motion}"]`);
            return {
                path: '/jobs_prompt_tts',
                headers: { Prefer: 'respond-async' },
                body: {
                    image_url: imageUrl,
                    prompt: motion.dataset.prompt,
                    text: this.text.trim(),
                    voice_id: this.voice_id,
                    fit: this.fit,
                },
            };
        },
    });
}

Alpine.data('talkForm', talkForm);
Alpine.start();
