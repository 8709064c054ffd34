// Shows the API's description to be read. Nothing is asked of another site: the fonts are the visitor's own.

const PLAIN = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const FIXED = 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

Redoc.init(
    '/openapi.yaml',
    {
        requiredPropsFirst: true,
        theme: {
            typography: {
                fontFamily: PLAIN,
                headings: {fontFamily: PLAIN},
                code: {fontFamily: FIXED},
            },
        },
    },
    document.getElementById('api'));
