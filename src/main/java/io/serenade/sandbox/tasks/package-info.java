/**
 * What every stand-in needs and none of them owns: tasks that survive a restart, callbacks, faults on demand, files made
 * when they are asked for, settings, and calls turned down. Knows no stand-in. May use {@code platform}.
 */
package io.serenade.sandbox.tasks;
