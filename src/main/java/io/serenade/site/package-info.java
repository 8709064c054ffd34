/**
 * What the pages of all products share: their skeleton and static files, the pages that only say something, and the ways
 * of a clip that is ordered from a photo (waiting, result, failure). Templates lie in {@code src/main/jte/site}. Knows no
 * product: root tells it which of them are shown. Uses {@code platform}.
 */
package io.serenade.site;
