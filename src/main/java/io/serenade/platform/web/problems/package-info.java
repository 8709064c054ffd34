/** Errors as callers get them: problem details, the microsite's shape, and the headers of limits. */
package io.serenade.platform.web.problems;
