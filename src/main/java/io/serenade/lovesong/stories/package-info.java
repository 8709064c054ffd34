/**
 * Stories: the chorus of a finished song as a short upright video, made when somebody asks for one. They are spare work of
 * the render pool, so songs go first.
 */
package io.serenade.lovesong.stories;
