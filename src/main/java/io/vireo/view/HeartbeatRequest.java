package io.vireo.view;

import io.vireo.http.TextLength;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * The body of a heartbeat.
 *
 * @param ticket of the begun view
 * @param position of the player, in seconds
 */
record HeartbeatRequest(
        @TextLength(max = 200) String ticket,
        @PositiveOrZero double position) {}
