/**
 * Starts and stops the whole application from the outside: checks the settings, runs the embedded database if no other
 * is configured, starts the server in a process of its own and tells a person what happens. Nothing here runs inside
 * the server and nothing depends on it; it may use the settings records of every other package.
 */
package io.serenade.launch;
