package io.vireo.view;

/** The ticket of a begun view. */
record TicketResponse(String ticket) {}
