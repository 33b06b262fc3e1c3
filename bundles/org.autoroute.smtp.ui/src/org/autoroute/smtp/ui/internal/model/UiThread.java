package org.autoroute.smtp.ui.internal.model;

import java.util.concurrent.Executor;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/** Runs what it is given on the UI thread, later; drops it when that has ended, as at the end of the program. Any thread. */
public record UiThread(Display display) implements Executor {

    @Override
    public void execute(Runnable task) {
        try {
            display.asyncExec(task);
        } catch (SWTException ended) {
            if (ended.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw ended;
            }
        }
    }
}
