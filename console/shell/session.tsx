import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import type { ReactElement } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { read } from '#console/api/client.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { Layout } from './layout.tsx';
import { MeContext, type Me } from './me.ts';
import { SignIn } from './sign-in.tsx';

/** Who is signed in decides what is shown: the way in, or the console. */
export function Session(): ReactElement {
  const me = useQuery<Me, ApiProblem>({
    queryKey: ['/v1/me', {}],
    queryFn: ({ signal }) => read<Me>('/v1/me', {}, signal),
    staleTime: 60_000,
  });
  if (me.error?.status === 401) return <SignIn />;
  if (me.data)
    return (
      <MeContext value={me.data}>
        <Layout />
      </MeContext>
    );
  if (me.error) return <ProblemBox problem={me.error} onRetry={() => void me.refetch()} />;
  return <Spin fullscreen />;
}
