/**
 * What the pages of all products share: layout and static files, message pages, and the pages of a clip that is ordered
 * from a photo (waiting, result, failure). Templates lie in {@code src/main/jte/site}. Knows no product: the root
 * package tells it which of them are shown. Uses {@code platform}.
 */
package io.serenade.site;
