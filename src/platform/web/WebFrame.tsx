import { QueryClientProvider } from '@tanstack/react-query';
import { StyleProvider } from '@ant-design/cssinjs';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useMemo } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { themeOf } from './theme.ts';
import { TypeSizeProvider, useTypeSize } from './type-size.tsx';
import { useIsPhone, useStillness } from './use-viewport.ts';

dayjs.locale('zh-cn');

/** What stands around every screen: look, language, type size, notices, and the answers kept from the server. */
export function WebFrame({
  client,
  children,
}: {
  readonly client: QueryClient;
  readonly children: ReactNode;
}) {
  return (
    <QueryClientProvider client={client}>
      <TypeSizeProvider>
        <Look>{children}</Look>
      </TypeSizeProvider>
    </QueryClientProvider>
  );
}

function Look({ children }: { readonly children: ReactNode }) {
  const { base } = useTypeSize();
  const touch = useIsPhone();
  const still = useStillness();
  const theme = useMemo(() => themeOf({ base, touch, still }), [base, touch, still]);
  return (
    // Without it antd writes :where(…), which the oldest browsers that offices use do not read.
    <StyleProvider hashPriority="high">
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
        <App
          className="frame"
          style={{ fontSize: base }}
          message={{ maxCount: 3 }}
          notification={{ placement: 'top' }}
        >
          {children}
        </App>
      </ConfigProvider>
    </StyleProvider>
  );
}
