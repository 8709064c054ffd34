// Whether one's songs are still there is asked once a visit, not with every page.

const KEY = 'serenade_looked';

export function isFirstLook() {
    try {
        const looked = sessionStorage.getItem(KEY);
        sessionStorage.setItem(KEY, 'yes');
        return !looked;
    } catch {
        return true;
    }
}
