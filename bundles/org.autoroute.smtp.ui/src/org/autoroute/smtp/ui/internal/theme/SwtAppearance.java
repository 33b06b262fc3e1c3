package org.autoroute.smtp.ui.internal.theme;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;

/**
 * The switch between light and dark inside SWT for macOS. It is looked up by name: the class is there on macOS only, and the public method that leads
 * to it is missing from the SWT of one of our platforms.
 */
final class SwtAppearance implements Consumer<Boolean> {

    private static final String OWNER = "org.eclipse.swt.internal.cocoa.OS";

    private final MethodHandle setTheme;

    SwtAppearance() {
        try {
            setTheme = MethodHandles.publicLookup().findStatic(Class.forName(OWNER), "setTheme", MethodType.methodType(void.class, boolean.class));
        } catch (ReflectiveOperationException otherSystem) {
            throw new IllegalStateException("this SWT is not that of macOS", otherSystem);
        }
    }

    @Override
    public void accept(Boolean dark) {
        try {
            setTheme.invoke(dark.booleanValue());
        } catch (Throwable refused) {
            throw new IllegalStateException("the appearance cannot be changed", refused);
        }
    }
}
