// The pages of accounts: sign in, make an account, set a forgotten password, and what is done with one's account.
// Fields are read when a form is sent, so that what a browser or a password manager fills in by itself stays and counts.

import Alpine from '../vendor/alpine-csp-3.17.4.min.js';
import { call, send } from './api.js';
import { dropFiles } from './files.js';
import { mixed } from './mixed.js';
import { onceShown } from './shown.js';
import { forgetSession, noteSession } from './signed.js';
import { text, whenText } from './texts.js';
import { clearToasts, toast } from './toast.js';

const AUTH = '/api/v1/auth';
const SHORTEST = 8;
const SIGN_IN_FIRST = '/login?next=/account';

/** Buttons do nothing until the script is there; a form that was sent without it would end nowhere. */
const awake = {
    asleep: true,

    init() {
        this.asleep = false;
    },
};

/** A password that can be shown while it is typed. */
function secret() {
    return {
        shown: false,

        get type() {
            return this.shown ? 'text' : 'password';
        },

        get word() {
            return text(this.shown ? 'account.hide' : 'account.show');
        },

        get label() {
            return text(this.shown ? 'account.hide.label' : 'account.show.label');
        },

        toggle() {
            this.shown = !this.shown;
        },

        hide() {
            this.shown = false;
        },
    };
}

function problemOfValue(name, value) {
    if (name === 'email') {
        return /^[^@\s]+@[^@\s]+$/.test(value.trim()) ? '' : text('account.email.wrong');
    }
    if (!value) {
        return text('account.password.missing');
    }
    return name === 'new_password' && [...value].length < SHORTEST ? text('account.password.short') : '';
}

/**
 * A form.
 *
 * @param names of its fields
 * @param ask what is sent, given the values; its answer is handed to done
 * @param parts done(answer), and where a refusal differs explain(problem)
 */
function form(names, ask, parts) {
    return mixed(awake, {
        sending: false,
        told: '',
        errors: Object.fromEntries([...names, 'form'].map((name) => [name, ''])),

        invalid(name) {
            return this.errors[name] ? 'true' : 'false';
        },

        /** A field that is being mended loses its message. */
        mend(event) {
            this.errors[event.target.name] = '';
        },

        async send(event) {
            if (this.sending) {
                return;
            }
            const values = Object.fromEntries(names.map((name) => [name, event.target.elements[name].value]));
            names.forEach((name) => { this.errors[name] = problemOfValue(name, values[name]); });
            this.errors.form = '';
            this.told = '';
            clearToasts();
            if (this.focusFirst(event.target)) {
                return;
            }
            this.sending = true;
            try {
                this.done(await ask(values), event.target);
            } catch (problem) {
                this.sending = false;
                this.explain(problem);
                onceShown(() => this.focusFirst(event.target));
            }
        },

        /** @return whether there is something to mend */
        focusFirst(element) {
            const wrong = names.find((name) => this.errors[name]);
            if (wrong) {
                element.elements[wrong].focus();
            } else if (this.errors.form) {
                this.$refs.problem.focus();
            }
            return Boolean(wrong || this.errors.form);
        },

        explain(problem) {
            const { status, body, retryAfter } = problem;
            const wrong = (Array.isArray(body.errors) ? body.errors : [])
                .filter(({ field }) => names.includes(field));
            if (problem.unreachable) {
                this.errors.form = text('account.network');
            } else if (status === 429) {
                this.errors.form = text('account.too_many', { when: whenText(retryAfter) });
            } else if (status === 503) {
                this.errors.form = text('account.busy');
            } else if (wrong.length > 0) {
                wrong.forEach(({ field, message }) => { this.errors[field] = message; });
            } else {
                this.errors.form = status < 500 && body.detail ? body.detail : text('error.server');
            }
        },
    }, parts);
}

/** Says what is special about a refusal beside its field; everything else as every form does. */
function explaining(base, special) {
    const { explain } = base;
    return mixed(base, {
        explain(problem) {
            const told = special[problem.body.code];
            if (told) {
                told.call(this, problem);
            } else {
                explain.call(this, problem);
            }
        },
    });
}

const beside = (field) => function tell(problem) { this.errors[field] = problem.body.detail; };
const wrongPassword = (field) => function tell() { this.errors[field] = text('account.password.wrong'); };

/** Somebody whose session has ended signs in again. */
function signInFirst() {
    forgetSession();
    location.replace(SIGN_IN_FIRST);
}

function goOn({ expires_in: seconds }, element) {
    noteSession(seconds);
    location.replace(element.dataset.next);
}

const login = () => explaining(
    form(['email', 'password'], (values) => send(`${AUTH}/login`, values), { done: goOn }),
    { invalid_credentials() { this.errors.password = text('account.login.wrong'); } },
);

const register = () => explaining(
    form(['email', 'new_password'], (values) => send(`${AUTH}/register`, { email: values.email, password: values.new_password }), { done: goOn }),
    {
        user_already_exists() { this.errors.email = text('account.register.taken'); },
        weak_password: beside('new_password'),
    },
);

/** The token of the link stays in memory only: it lies in the part of an address that is sent to nobody, and leaves it at once. */
let token = '';

function resetWays() {
    return {
        step: 'ask',
        dead: '',

        init() {
            this.takeToken();
            addEventListener('hashchange', () => this.takeToken());
        },

        takeToken() {
            const found = new URLSearchParams(location.hash.slice(1)).get('token');
            if (found) {
                token = found;
                history.replaceState(null, '', location.pathname);
                this.go('set');
            }
        },

        go(step) {
            document.documentElement.classList.remove('has-token');
            this.step = step;
            onceShown(() => this.$refs[step]?.focus());
        },

        askAgain() {
            this.dead = '';
            this.step = 'ask';
            onceShown(() => document.getElementById('email').focus());
        },

        linkIsDead() {
            document.documentElement.classList.remove('has-token');
            this.dead = text('account.reset.dead');
            this.step = 'ask';
            onceShown(() => this.$refs.dead.focus());
        },
    };
}

const askForReset = () => form(['email'], (values) => send(`${AUTH}/reset-password`, values), {
    done() {
        this.sending = false;
        this.go('asked');
    },
});

const setPassword = () => explaining(
    form(['new_password'], (values) => send(`${AUTH}/reset-password/confirm`, { token, password: values.new_password }), {
        done() {
            token = '';
            forgetSession();
            this.go('done');
        },
    }),
    {
        invalid_reset_token() { this.linkIsDead(); },
        weak_password: beside('new_password'),
    },
);

function account() {
    return mixed(awake, {
        deleted: false,

        async signOut(event) {
            try {
                await call(`${AUTH}/${event.currentTarget.dataset.path}`, { method: 'POST', tries: 3 });
                forgetSession();
                await dropFiles();
                location.assign('/login');
            } catch (problem) {
                if (problem.status === 401) {
                    signInFirst();
                } else {
                    toast(text(problem.unreachable ? 'account.network' : 'error.server'), 'alert');
                }
            }
        },

        gone() {
            this.deleted = true;
            onceShown(() => this.$refs.deleted.focus());
        },
    });
}

const changePassword = () => explaining(
    form(['current_password', 'new_password'], (values) => send(`${AUTH}/change-password`, values), {
        done(answer, element) {
            this.sending = false;
            element.reset();
            this.told = text('account.changed');
        },
    }),
    {
        invalid_credentials: wrongPassword('current_password'),
        weak_password: beside('new_password'),
        unauthorized: signInFirst,
    },
);

const deleteAccount = () => explaining(
    form(['password'], (values) => send(`${AUTH}/account`, values, { method: 'DELETE' }), {
        async done() {
            forgetSession();
            await dropFiles();
            this.gone();
        },
    }),
    { invalid_credentials: wrongPassword('password'), unauthorized: signInFirst },
);

Object.entries({
    secret, login, register, resetWays, askForReset, setPassword, account, changePassword, deleteAccount,
}).forEach(([name, component]) => Alpine.data(name, component));
Alpine.start();
