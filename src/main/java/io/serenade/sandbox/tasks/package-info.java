/**
 * What all stand-ins share: tasks that survive a restart, callbacks, faults on demand, files generated on request,
 * settings, and refused calls. Knows no stand-in. May use {@code platform}.
 */
package io.serenade.sandbox.tasks;
