/**
 * What all products together may spend, in a day and in a campaign: reserved with each order, settled when its job ends. It
 * may use {@code platform} only.
 */
package io.serenade.jobs.budget;
