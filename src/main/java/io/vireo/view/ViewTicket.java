package io.vireo.view;

import java.time.Instant;

/**
 * A begun view.
 *
 * @param begun by the clock of the server
 * @param viewer the hash of the viewer with the key of the day on which it began
 */
record ViewTicket(Instant begun, String viewer) {}
