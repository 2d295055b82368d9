package io.vireo.platform.startup;

/** Reads the settings of a feature at the start, where a wrong one must be reported. */
public interface SettingsTask extends StartupTask {
    @Override
    default StartupPhase phase() {
        return StartupPhase.SETTINGS;
    }
}
