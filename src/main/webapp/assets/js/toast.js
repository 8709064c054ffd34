// Short messages at the edge of the page: "status" is read when the reader is free, "alert" at once.

const SECONDS = { status: 6, alert: 10 };

export function toast(message, urgency = 'status') {
    const list = document.getElementById(`toasts-${urgency}`);
    const item = document.createElement('p');
    item.className = 'toast';
    item.textContent = message;
    clearToasts();
    list.append(item);
    setTimeout(() => item.remove(), SECONDS[urgency] * 1000);
}

/** What was said before no longer matters once something new happens. */
export function clearToasts() {
    document.querySelectorAll('.toast').forEach((item) => item.remove());
}
