/**
 * A few free photos with which everything can be tried without the internet; authors and licences are stored next to
 * them. Uses the platform and the tasks of stand-ins.
 */
package io.serenade.sandbox.photos;
