package org.autoroute.smtp.ui.internal.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a test the {@link Stage}, empty before and after each: {@code @ExtendWith(OnStage.class)} and a constructor that takes it. */
public final class OnStage implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stage(context).clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stage(context).clear();
    }

    private static Stage stage(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
    }
}
