import { Button, Divider } from 'antd';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { beginSignOnRoute, readSignOnRoute } from '../sign-on.contract.ts';
import { rememberPlace } from './sign-on-return.ts';

/** The way in through the outside provider, where there is one. */
export function SignOnButton() {
  const name = useRoute(readSignOnRoute, {}).data?.name ?? null;
  const { run, pending } = useCommand(beginSignOnRoute, {
    asksAgain: false,
    onDone: ({ address }) => {
      rememberPlace(window.location);
      window.location.assign(address);
    },
  });
  if (name === null) return null;
  return (
    <>
      <Divider plain>或</Divider>
      <Button block loading={pending} onClick={() => void run({})}>
        用{name}登录
      </Button>
    </>
  );
}
